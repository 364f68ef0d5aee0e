// Checks which programs can report whether it is the right moment for a reminder, and where sound
// goes. None of them is required: what nobody reports does not hold a reminder back.

import Desktop

/// Judges the part of a `DesktopReport` that is about hindrances. The names of the checks are those
/// of the hindrances.
enum HindranceChecks {
  /// One verdict each for away, inhibited, do-not-disturb and call.
  static func verdicts(_ report: DesktopReport) -> [Verdict] {
    [away(report), screen(report), quiet(report), sound(report.sound)]
  }

  /// The known services that are on the session bus, under the names that users know.
  /// - Parameter known: bus names, with the words to print.
  private static func there(_ report: DesktopReport, _ known: [String: String]) -> [String] {
    known.filter { report.names.contains($0.key) }.map(\.value).sorted()
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: " and ") }

  /// Who can report that the user has left the computer.
  private static func away(_ report: DesktopReport) -> Verdict {
    let found =
      (report.hasLogind ? ["logind"] : [])
      + there(
        report,
        [
          "org.gnome.Mutter.IdleMonitor": "GNOME", "org.freedesktop.ScreenSaver": "a screen saver",
          "org.cinnamon.ScreenSaver": "Cinnamon", "org.mate.ScreenSaver": "MATE",
          "org.xfce.ScreenSaver": "Xfce",
        ])
    guard !found.isEmpty else {
      return Verdict(
        .desktop, "away", .note,
        "nothing reports when you are away: reminders ring all the same")
    }
    return Verdict(.desktop, "away", .ok, "\(list(found)) can report when you are away")
  }

  /// Who can report that a program keeps the screen on, as a video player or a presentation does.
  private static func screen(_ report: DesktopReport) -> Verdict {
    let found =
      (report.hasLogind ? ["logind"] : [])
      + there(
        report,
        [
          "org.gnome.SessionManager": "GNOME",
          "org.kde.Solid.PowerManagement.PolicyAgent": "Plasma",
        ])
    guard !found.isEmpty else {
      return Verdict(.desktop, "inhibited", .note, "nothing reports when a film or a talk is shown")
    }
    return Verdict(
      .desktop, "inhibited", .ok, "\(list(found)) can report when a film or a talk is shown")
  }

  /// “Do not disturb” has no standard; Limber reads it from the notification servers it knows.
  private static func quiet(_ report: DesktopReport) -> Verdict {
    let known = ["dunst", "Plasma", "mako", "gnome-shell"]
    guard let name = report.notifications?.name, known.contains(name) else {
      return Verdict(
        .desktop, "do-not-disturb", .note,
        "nothing reports “do not disturb”: Limber knows dunst's, mako's, Plasma's and GNOME's",
        remedy: "'limber hold' does it by hand")
    }
    return Verdict(.desktop, "do-not-disturb", .ok, "\(name) can report “do not disturb”")
  }

  /// PulseAudio's protocol is what shows calls (a stream that records) and the sink in use.
  private static func sound(_ sound: DesktopReport.SoundState) -> Verdict {
    switch sound {
    case .absent:
      Verdict(
        .desktop, "call", .note,
        "no PulseAudio or PipeWire: calls are not seen, nor where sound goes")
    case .onlyPipeWire:
      Verdict(
        .desktop, "call", .note,
        "PipeWire runs without its PulseAudio server: calls are not seen, nor where sound goes, "
          + "and a session is not paused when headphones are unplugged",
        remedy: "install pipewire-pulse")
    case .unusable(let problem):
      Verdict(
        .desktop, "call", .note,
        "the sound server cannot be asked (\(problem)): calls are not seen, nor where sound goes")
    case .there(let sink):
      Verdict(
        .desktop, "call", .ok,
        "calls are seen, and sound goes to \(sink?.words ?? "nowhere")"
          + (sink?.isPrivate ?? false ? ", which only you hear" : ""))
    }
  }
}
