// Identifies the version of a routine that a session was played from, so that later reports can
// show when a routine was changed.

import ConfigFiles
import Routines

extension Configuration {
  /// Eight hexadecimal digits; the same for the same steps, regardless of comments in the file.
  package func version(of routine: Routine) -> String {
    let text = RoutineText.yaml(routine, catalogue: catalogue)
    // FNV-1a with 32 bits, which is enough for the few versions of one routine.
    let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
