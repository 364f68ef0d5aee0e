// Lengths rounded for output: milliseconds only distract.

import Routines

extension Milliseconds {
  /// Rounded to the nearest second, such as `7m12s`.
  package var rounded: String { Milliseconds((count + 500) / 1000 * 1000).description }
}
