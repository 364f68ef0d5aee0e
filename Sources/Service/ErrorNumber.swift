// The one way to put an errno into words, so that all errors of this module read alike.

import Glibc

/// The system's description of an error number (`errno`, or a negated return value of libsystemd).
func errorText(_ code: Int32) -> String {
  String(cString: strerror(code))
}
