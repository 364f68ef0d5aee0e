// Every key of the settings with its value and its file, so that a user can see what is in force
// and where it was set.

import Practice
import Routines
import Scheduling
import Sessions
import Yams

/// One setting; `settings show` prints it.
package struct SettingLine: Hashable, Sendable {
  package var key: String
  /// As one line of YAML; nil for a key without a default that is not set.
  package var value: String?
  /// The file that sets it; nil for a default.
  package var file: String?
}

extension SettingsFile {
  /// The value of a key that no file sets; keys that are not listed have no default.
  private static var defaults: [String: String] {
    let standard = Settings()
    return [
      "default-routine": standard.defaultRoutine, "device": standard.device,
      "volume": "\(standard.volume)", "mute": "\(standard.mute)", "theme": standard.theme,
      "pace": "1.0", "plain": "\(standard.plain)",
      "allow": "{level: \(standard.allow.level), positions: all, "
        + "eyes-open: \(standard.allow.eyesOpen), hold: \(standard.allow.hold)}",
      "speech": "{guide: \(standard.speech.guide.rawValue), "
        + "count: \(standard.speech.count.rawValue), "
        + "explain-tones: \(standard.speech.explainsTones.rawValue), "
        + "rate: \(standard.speech.rate), language: \(standard.speech.language), "
        + "level: \(standard.speech.level)}",
      "progress": standard.progress.rawValue,
      "notifications": standard.notifications.rawValue, "discreet": "\(standard.isDiscreet)",
      "after-sleep": standard.afterSleep.rawValue, "pause-players": "\(standard.pausesPlayers)",
      "ignore-inhibitor": "[default]",
      "media-keys": "\(standard.takesMediaKeys)",
      "wait-while": "[\(Hindrance.Kind.allCases.map(\.rawValue).joined(separator: ", "))]",
      "goal": "{days: \(standard.goal.days), minutes: \(standard.goal.minutes)}",
      "history": "\(standard.keepsHistory)", "ask-pain": "\(standard.asksForPain)",
      "pause-on-call": "\(standard.pausesForCalls)",
      "outputs": "any",
    ]
  }

  /// In the order of the manual.
  /// - Parameter text: of the file in force; nil if there is none.
  package static func lines(_ text: String?, file: String) -> [SettingLine] {
    let root = text.flatMap { try? Yams.compose(yaml: Source.withoutMark($0), .basic) }
    return keys.map { key in
      if let node = root?.mapping?[key] {
        return SettingLine(key: key, value: flow(node), file: file)
      }
      return SettingLine(key: key, value: defaults[key], file: nil)
    }
  }

  /// A value on one line.
  private static func flow(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.string
    case .sequence(let sequence): "[\(sequence.map(flow).joined(separator: ", "))]"
    case .mapping(let mapping):
      "{\(mapping.map { "\(flow($0.key)): \(flow($0.value))" }.joined(separator: ", "))}"
    case .alias(let alias): "*\(alias.anchor)"
    }
  }
}

extension Layers {
  /// The settings file in force; nil if there is none.
  package var settingsFile: FoundFile? { Layers.first("settings", of: .settings, in: folders) }
}
