// Which text of a routine a session was played from, so that changes of a programme are seen later.

import ConfigFiles
import Routines

extension Configuration {
  /// Eight hexadecimal digits; the same for the same steps, whatever the comments of the file.
  package func version(of routine: Routine) -> String {
    let text = RoutineText.yaml(routine, catalogue: catalogue)
    // FNV-1a of 32 bits: versions of one routine are few.
    let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
