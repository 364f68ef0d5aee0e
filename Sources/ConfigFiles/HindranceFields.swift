// The settings for when and where nothing may be heard.

import Scheduling

enum HindranceFields {
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

  private static func outputs(_ names: [String]) -> Outputs {
    switch names {
    case ["any"], []: .any
    case ["headphones"]: .headphones
    default: .named(names)
    }
  }
}
