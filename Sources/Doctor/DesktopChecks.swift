// Whether the desktop can show what is due, take media keys and tell of sleep. All of it may be
// missing, so none of it is ever bad.

import Desktop
import Service

enum DesktopChecks {
  static func verdicts(_ environment: [String: String]) -> [Verdict] {
    do throws(EventLoopError) {
      return verdicts(try DesktopProbe.run(environment: environment))
    } catch {
      return [Verdict(.desktop, "bus", .note, "the buses cannot be asked: \(error)")]
    }
  }

  static func verdicts(_ report: DesktopReport) -> [Verdict] {
    session(report) + [sleep(report)] + HindranceChecks.verdicts(report)
  }

  private static func session(_ report: DesktopReport) -> [Verdict] {
    if let problem = report.sessionProblem {
      return [
        Verdict(
          .desktop, "notifications", .note,
          "no session bus (\(problem)): no notifications and no media keys",
          remedy: "on a bare console that is as it should be")
      ]
    }
    let others = report.players.filter { $0 != "limber" }
    let beside = others.isEmpty ? "" : ", beside \(others.joined(separator: " and "))"
    return [
      notifications(report.notifications),
      Verdict(.desktop, "media-keys", .ok, "media keys and widgets can control Limber\(beside)"),
    ]
  }

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
