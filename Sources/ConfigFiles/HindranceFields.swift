// The settings for the right moment: which hindrances reminders wait for, which programs are not
// hindrances, and where sound may come out.

import Scheduling

/// Part of `SettingsFile`.
enum HindranceFields {
  /// Reads the keys into the settings; what is not given stays as it is.
  static func read(_ fields: Fields, into settings: inout Settings) {
    // An empty list waits for nothing.
    if fields.has("wait-while") {
      settings.waitWhile = Set(fields.words("wait-while", Hindrance.Kind.self))
    }
    settings.ignoredMicrophones = fields.texts("ignore-microphone")
    if fields.has("ignore-inhibitor") {
      // The standard ones, plus others.
      settings.ignoredInhibitors = fields.texts("ignore-inhibitor").flatMap {
        $0 == "default" ? Settings.standardInhibitors : [$0]
      }
    }
    if let value = fields.boolean("pause-on-call") { settings.pausesForCalls = value }
    if fields.has("outputs") { settings.outputs = outputs(fields.texts("outputs")) }
  }

  /// `any`, `headphones`, or names of sinks.
  private static func outputs(_ names: [String]) -> Outputs {
    switch names {
    case ["any"], []: .any
    case ["headphones"]: .headphones
    default: .named(names)
    }
  }
}
