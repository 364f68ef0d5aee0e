// Lengths as people give them: in whole seconds.

import Routines

extension Milliseconds {
  /// To the nearest second, such as `7m12s`.
  package var rounded: String { Milliseconds((count + 500) / 1000 * 1000).description }
}
