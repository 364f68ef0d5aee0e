// The user's editor on a file: $VISUAL, else $EDITOR, else vi, in the order of sensible-editor(1)
// and git.

import Glibc

/// Used by `EditedFile`.
package enum Editor {
  /// Opens a file and waits until the editor is closed.
  /// - Returns: what went wrong, in a sentence; nil if the editor ended with status 0.
  package static func open(_ path: String) -> String? {
    // A shell, because the variable may hold options.
    let script = #"exec ${VISUAL:-${EDITOR:-vi}} "$1""#
    let words = ["sh", "-c", script, "sh", path]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, "/bin/sh", nil, nil, &arguments, environ)
    guard code == 0 else {
      return "the editor cannot be started: \(String(cString: strerror(code)))"
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    // WIFEXITED and WEXITSTATUS, which are macros.
    let isExited = status & 0x7f == 0
    let exit = (status >> 8) & 0xff
    if isExited, exit == 0 { return nil }
    return exit == 127
      ? "the editor was not found; set EDITOR to one that is installed"
      : "the editor did not end well; the file is as it left it"
  }
}
