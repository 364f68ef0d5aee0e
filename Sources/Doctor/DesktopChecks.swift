// Checks whether the desktop can show reminders, pass on media keys and report when the computer
// goes to sleep. Limber works without any of it, so no verdict here is worse than a note.

import Desktop
import Service

/// Judges what `DesktopProbe` has found.
enum DesktopChecks {
  /// - Parameter environment: has the addresses of the buses.
  static func verdicts(_ environment: [String: String]) -> [Verdict] {
    do throws(EventLoopError) {
      return verdicts(try DesktopProbe.run(environment: environment))
    } catch {
      return [Verdict(.desktop, "bus", .note, "the buses cannot be asked: \(error)")]
    }
  }

  /// In the order in which they are printed; a test can pass any report.
  static func verdicts(_ report: DesktopReport) -> [Verdict] {
    session(report) + [sleep(report)] + HindranceChecks.verdicts(report)
  }

  /// The session bus: notifications and media keys. Without the bus there is neither.
  private static func session(_ report: DesktopReport) -> [Verdict] {
    if let problem = report.sessionProblem {
      return [
        Verdict(
          .desktop, "notifications", .note,
          "no session bus (\(problem)): no notifications and no media keys",
          remedy: "on a bare console that is as it should be")
      ]
    }
    // Other players are named because a media key reaches only one of them.
    let others = report.players.filter { $0 != "limber" }
    let beside = others.isEmpty ? "" : ", beside \(others.joined(separator: " and "))"
    return [
      notifications(report.notifications),
      Verdict(.desktop, "media-keys", .ok, "media keys and widgets can control Limber\(beside)"),
    ]
  }

  /// - Parameter server: nil when no program owns the name of the notification service.
  private static func notifications(_ server: DesktopReport.NotificationServer?) -> Verdict {
    guard let server else {
      return Verdict(
        .desktop, "notifications", .note, "nothing shows notifications: reminders are only heard",
        remedy: "start the desktop's notification server, or install one such as dunst")
    }
    let answers = server.hasActions ? "and lets them be answered" : "but has no buttons"
    return Verdict(
      .desktop, "notifications", .ok,
      "\(server.name) \(server.version) shows notifications \(answers)")
  }

  /// logind announces a sleep in advance, so that a session can be paused before it.
  private static func sleep(_ report: DesktopReport) -> Verdict {
    if report.hasLogind {
      return Verdict(.desktop, "sleep", .ok, "logind reports before the machine sleeps")
    }
    let why = report.systemProblem.map { "no system bus (\($0))" } ?? "no logind"
    return Verdict(
      .desktop, "sleep", .note, "\(why): a sleep is seen only when it is over",
      remedy: "pause a session before you close the lid")
  }
}
