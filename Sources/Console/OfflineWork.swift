// How a room carries out a command that is declared in `Commands`. `limberd` finds it by its
// conformance, so that a new command needs a declaration and its work, and no list in between.

import Commands
import Control
import Planning

/// An offline command with its work.
package protocol OfflineWork: OfflineCommand {
  /// Does the work and prints the result.
  /// - Parameter places: where the user's and the site's files are.
  /// - Returns: the exit status; what went wrong was printed on standard error.
  func work(in places: Places) throws -> ExitStatus
}
