// A person's file in their editor: opened, checked once it is closed, and kept as they left it,
// with its faults named. The same for routines, reminders and settings.

import ConfigFiles
import Control
import Glibc

package struct EditedFile {
  private let path: String
  private let command: String
  private let check: (_ path: String) throws -> ExitStatus

  /// - Parameters:
  ///   - path: of the person's own file.
  ///   - command: opens it again, such as `limber routine edit desk`; named when the file has
  ///     faults.
  ///   - check: prints what is wrong with the file, and returns `badData` if anything is.
  package init(
    _ path: String, reopenedBy command: String, check: @escaping (String) throws -> ExitStatus
  ) {
    self.path = path
    self.command = command
    self.check = check
  }

  /// Opens a file that exists. A running daemon has read it when this returns.
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

  /// Opens a new file that begins with a text; one that is left so is removed again.
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
