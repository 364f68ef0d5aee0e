// limber reload

import ArgumentParser

package struct ReloadCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Read every file again.")

  package init() {}
}
