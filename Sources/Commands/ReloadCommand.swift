// limber reload

import ArgumentParser

package struct ReloadCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Read all files again, and show what is wrong in them.")

  package init() {}
}
