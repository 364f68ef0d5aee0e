// limber stop

import ArgumentParser

package struct StopCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "End the session, or silence and dismiss the reminder that is due.",
    discussion: """
      Where none was announced, it turns down the reminder that is about to ring or waits for the \
      right moment, or else what was put off.
      """)

  @OptionGroup package var painOption: PainOption

  package init() {}
}
