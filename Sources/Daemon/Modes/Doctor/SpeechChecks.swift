// Whether there is a program that speaks: without one, Limber sounds by tones alone.

import Glibc

enum SpeechChecks {
  /// What is used where the settings name none.
  static let standard = "espeak-ng"

  /// - Parameters:
  ///   - command: the settings'; nil where they name none.
  ///   - path: the folders in which programs are looked for, as PATH has them.
  static func verdict(command: [String]?, path: String) -> Verdict {
    let program = command?.first ?? standard
    if let place = find(program, path: path) {
      return Verdict(.speech, "program", .ok, "\(place) speaks")
    }
    return command == nil
      ? Verdict(
        .speech, "program", .note, "there is no \(standard): tones alone, without words",
        remedy: "install \(standard) to have exercises named")
      : Verdict(
        .speech, "program", .bad, "the settings' speech command, “\(program)”, was not found",
        remedy: "install it, or correct 'speech:' in the settings")
  }

  /// Where a program is: in one of the folders of PATH, or where it says itself.
  static func find(_ program: String, path: String) -> String? {
    let isNamed = program.contains("/")
    let places =
      isNamed ? [program] : path.split(separator: ":").map { "\($0)/\(program)" }
    return places.first { place in
      var status = stat()
      return stat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        && access(place, X_OK) == 0
    }
  }
}
