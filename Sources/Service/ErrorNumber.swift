// One way to say what an errno means, so that every error of this room reads alike.

import Glibc

/// The system's words for an error number (`errno`, or what libsystemd returned, negated).
func errorText(_ code: Int32) -> String {
  String(cString: strerror(code))
}
