// Programs that keep the screen on without a film or a talk: music players and the like do it all
// day, and would silence every reminder.

/// Programs, or their reasons, that the user does not want reminders to wait for.
struct IgnoredInhibitors: Hashable {
  private let names: Set<String>

  /// - Parameter names: compared ignoring case.
  init(_ names: [String]) { self.names = Set(names.map { $0.lowercased() }) }

  /// Whether an inhibitor does not count: by the program's own name, by the last part of a path
  /// (`/usr/bin/spotify`) or of an application id (`org.kde.elisa.desktop`), or by its reason.
  func contains(_ program: String?, reason: String? = nil) -> Bool {
    guard let program = program?.lowercased() else { return isNamed(reason) }
    let file = program.split(separator: "/").last.map(String.init) ?? program
    let id = file.hasSuffix(".desktop") ? String(file.dropLast(8)) : file
    let last = id.split(separator: ".").last.map(String.init)
    return !names.isDisjoint(with: [program, file, id, last].compactMap { $0 })
      || isNamed(reason)
  }

  /// Whether the reason itself is listed: the name of a browser alone does not show that it only
  /// plays audio.
  private func isNamed(_ reason: String?) -> Bool {
    reason.map { names.contains($0.lowercased()) } ?? false
  }
}
