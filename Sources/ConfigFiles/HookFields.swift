// The settings' `hooks`: programs that run when something happens. They are lists of arguments and
// not command lines, so that no shell ever interprets a routine's name.

import Routines

/// The events that a hook can be set for: those that `watch --json` prints (Control's
/// `StatusEvent`).
package enum HookEvent: String, Hashable, Sendable, CaseIterable {
  case due, deferred, snoozed
  case started, paused, resumed, step, ended
  case held, released, off, on
}

/// Part of `SettingsFile`; the daemon runs the programs.
enum HookFields {
  /// `{due: [notify-send, "Time to move"], ended: [sh, -c, "…"]}`
  static func hooks(_ entry: Entry) -> [HookEvent: [String]] {
    let names = HookEvent.allCases.map(\.rawValue)
    guard let fields = entry.mapping(keys: names) else { return [:] }
    return HookEvent.allCases.reduce(into: [:]) { hooks, event in
      hooks[event] = fields[event.rawValue].flatMap(command)
    }
  }

  /// A list of words, the program first. A command line in one string is the usual mistake, so the
  /// error shows how to write it.
  private static func command(_ entry: Entry) -> [String]? {
    guard let entries = entry.list() else { return nil }
    let words = entries.compactMap { $0.text("a program and its arguments") }
    guard let program = words.first, words.count == entries.count else {
      return entry.fail("expected a program and its arguments, such as [notify-send, Hello]")
    }
    if words.count == 1, program.contains(" "), !program.hasPrefix("/") {
      return entry.fail(
        "write the program and each argument separately: [notify-send, Hello]; or, for a shell, "
          + "[sh, -c, \"…\"]")
    }
    return words
  }
}
