// A file of the user's in an editor: opened, checked once the editor is closed, and kept as the
// user left it, with its errors shown. Routines, reminders and settings are all edited in this way.

import ConfigFiles
import Control
import Glibc

/// Errors do not undo an edit: the daemon keeps the last good version in force.
package struct EditedFile {
  private let path: String
  private let command: String
  private let check: (_ path: String) throws -> ExitStatus

  /// - Parameters:
  ///   - path: of the user's own file.
  ///   - command: the command that opens it again, such as `limber routine edit desk`; it is named
  ///     if the file has errors.
  ///   - check: prints what is wrong with the file, and returns `badData` if anything is.
  package init(
    _ path: String, reopenedBy command: String, check: @escaping (String) throws -> ExitStatus
  ) {
    self.path = path
    self.command = command
    self.check = check
  }

  /// Opens a file that exists. A running daemon has read it when this returns.
  /// - Returns: `failure` when the editor fails, otherwise the status of the check.
  package func edit() throws -> ExitStatus {
    if let failure = Editor.open(path) {
      Console.complain("limber: \(failure)")
      return .failure
    }
    let status = try check(path)
    RunningDaemon.reload()
    if status == .badData {
      Console.complain("limber: the file is kept as it is; '\(command)' opens it again")
    }
    return status
  }

  /// Opens a new file that begins with a text. A file that was left unchanged is removed again.
  package func edit(beginningWith text: String) throws -> ExitStatus {
    let created = OwnFile.create(path, text)
    guard created == .done else { return created }
    let status = try edit()
    guard let now = try? Layers.read(path).text, now == text else { return status }
    unlink(path)
    RunningDaemon.reload()
    if status == .failure { return status }
    Console.say("Nothing was changed, and nothing was written.")
    return .done
  }
}
