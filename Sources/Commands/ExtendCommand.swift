// limber extend: more time for what is being done right now, without editing the routine.

import ArgumentParser

/// Calls `org.limber.Session.Extend`. The session may not grow beyond four hours; the daemon then
/// refuses, as it does where there is nothing to lengthen.
package struct ExtendCommand: DaemonCommand {
  package static let configuration = CommandConfiguration(
    commandName: "extend",
    abstract: "Lengthen the current exercise or pause; the other side gets the same.",
    discussion: """
      A hold is held longer; repetitions and breaths get as many more as fill the time; getting \
      ready, changing sides and resting take longer.
      """)

  @Argument(help: ArgumentHelp("How much, 1s to 10m, such as 10s.", valueName: "length"))
  package var length: Length

  /// 1 second to 10 minutes, the range of the method's `by_ms`.
  package func validate() throws {
    guard (1000...600_000).contains(length.milliseconds) else {
      throw ValidationError("extend takes 1s to 10m")
    }
  }

  package init() {}
}
