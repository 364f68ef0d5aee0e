// What a room offers for a declared command. `limberd` finds it by the conformance, so that a new
// command is a declaration and its work, and no list in between.

import Commands
import Control
import Planning

/// An offline command, carried out.
package protocol OfflineWork: OfflineCommand {
  /// Does it, and prints what came of it.
  /// - Parameter places: where the person's files and the site's lie.
  /// - Returns: how the program ends; what is wrong is on standard error by then.
  func work(in places: Places) throws -> ExitStatus
}
