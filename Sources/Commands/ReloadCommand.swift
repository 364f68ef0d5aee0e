// limber reload: files are read again by themselves when they change; this shows at once whether
// they are good, and helps where changes are not noticed, such as on some network file systems.

import ArgumentParser

/// Calls `org.limber.Library.Reload`. Exits with `badData` and prints the diagnostics when a file
/// has errors.
package struct ReloadCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Read all files again, and show what is wrong in them.")

  package init() {}
}
