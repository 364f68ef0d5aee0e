// limber skip

import ArgumentParser

package struct SkipCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Skip the exercise, on both sides: go on with the next step.")

  @OptionGroup package var told: PainOption

  package init() {}
}
