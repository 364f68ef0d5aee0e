// limber skip

import ArgumentParser

package struct SkipCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Skip the rest of the exercise, on both sides, and go to the next step.")

  @OptionGroup package var painOption: PainOption

  package init() {}
}
