// What the user can set once for everything. Every key is optional, and a key that was ever
// accepted stays accepted: a settings file outlives the program's versions.

import Practice
import Routines
import Scheduling
import Sessions
import Sounds

/// Read by `SettingsFile`. The values here are the defaults, which limber(5) states.
package struct Settings: Hashable, Sendable {
  /// What `start` without an argument plays when nothing is due.
  package var defaultRoutine = "lower-back"
  /// An ALSA PCM. `default` is shared with other programs; hardware is opened only if it is named
  /// here.
  package var device = "default"
  /// Per cent; 80 is the level that themes are made for.
  package var volume = 80
  /// Sessions and reminders are silent.
  package var mute = false
  /// The name of a theme's folder.
  package var theme = "clear"
  /// Scales the time to move, in thousandths.
  package var paceThousandths = 1000
  /// Sentences instead of drawings.
  package var plain = false
  /// What may be composed, and how far practice may lengthen holds.
  package var allow = Allowance()
  /// What `start` without an argument composes when nothing is due, instead of the default routine.
  package var compose: Wish?
  /// Whether and how words are spoken.
  package var speech = SpeechSettings()
  /// What is heard during a long hold.
  package var progress = HoldProgress.breath
  /// Hours with a lower volume; nil: none.
  package var quiet: QuietHours?
  /// What the desktop shows.
  package var notifications = NoticeAmount.on
  /// Nothing that others may see on a screen names the exercise.
  package var isDiscreet = false
  /// What a session does that the computer's sleep has paused.
  package var afterSleep = AfterSleep.wait
  /// Other programs' music is paused during a session.
  package var pausesPlayers = false
  /// Limber is a media player on the desktop, for headset buttons and media keys.
  package var takesMediaKeys = true
  /// The conditions that reminders wait for.
  package var waitWhile = Set(Hindrance.Kind.allCases)
  /// Programs whose use of a microphone is not a call, by any of their names.
  package var ignoredMicrophones: [String] = []
  /// Programs that may keep the screen on without holding back reminders, by their names or their
  /// reasons.
  package var ignoredInhibitors = standardInhibitors
  /// A session is paused if a call begins.
  package var pausesForCalls = false
  /// Where sound may come out.
  package var outputs = Outputs.any
  /// A program and its arguments for each event.
  package var hooks: [HookEvent: [String]] = [:]
  /// Days a week and minutes a day.
  package var goal = Goal.standard
  /// Sessions and pain are recorded.
  package var keepsHistory = true
  /// After a session, the user is asked how much it hurts.
  package var asksForPain = false
  /// Per cent of the theme's level, by cue name.
  package var cues: [String: Int] = [:]

  package init() {}
}

extension Settings {
  /// Programs that only play audio, by the names that they report; the reason that browsers give
  /// while they play audio; and programs that keep the screen on only because the user asked them
  /// to.
  package static let standardInhibitors = [
    "audio-playing", "playing audio", "amarok", "audacious", "caffeine", "caffeine-gnome-extension",
    "caffeine-ng", "clementine", "com.spotify.client", "deadbeef", "elisa", "gnome-music", "kasts",
    "lollypop", "org.gnome.music", "org.gnome.podcasts", "quodlibet", "rhythmbox", "rhythmbox3",
    "shortwave", "spotify", "strawberry",
  ]
}

/// Where sound may come out; anywhere else there is silence.
package enum Outputs: Hashable, Sendable {
  case any
  /// Only where nobody else can hear it.
  case headphones
  /// These sinks, by the names that the sound server or users give them.
  case named([String])
}

/// What the desktop shows.
package enum NoticeAmount: String, Hashable, Sendable, CaseIterable {
  case off
  /// What is due, running and finished.
  case on
  /// Also each phase of a session, for people who cannot hear.
  case phases
}

/// What happens to a session that was paused because the machine went to sleep.
package enum AfterSleep: String, Hashable, Sendable, CaseIterable {
  /// It waits for the user.
  case wait
  /// It resumes where it was.
  case resume
  /// It starts the step again.
  case step
}

/// Reads the settings, which are in one file: the first one of the layers.
package enum SettingsFile {
  static let keys =
    [
      "default-routine", "compose", "device", "volume", "mute", "theme", "pace", "plain", "allow",
      "speech", "progress", "quiet", "cues", "notifications", "discreet", "after-sleep",
      "pause-players", "media-keys", "hooks", "wait-while", "ignore-microphone",
      "ignore-inhibitor", "pause-on-call", "outputs", "goal", "history", "ask-pain",
    ]

  /// - Throws: all errors of the file.
  package static func settings(_ text: String, file: String) throws(BadFile) -> Settings {
    let source = Source(.settings, file: file)
    var settings = Settings()
    if !isBlank(Source.withoutMark(text)), let root = source.root(of: text) {
      read(Entry(node: root, source: source), into: &settings)
    }
    try source.throwIfBad()
    return settings
  }

  private static func read(_ entry: Entry, into settings: inout Settings) {
    guard let fields = entry.mapping(keys: keys) else { return }
    if let text = fields.text("default-routine") { settings.defaultRoutine = text }
    if let text = fields.text("device") { settings.device = text }
    if let value = fields.integer("volume", 0...100) { settings.volume = value }
    if let value = fields.boolean("mute") { settings.mute = value }
    if let text = fields.text("theme") { settings.theme = text }
    if let value = fields["pace"]?.pace() { settings.paceThousandths = value }
    if let value = fields.boolean("plain") { settings.plain = value }
    settings.allow = fields["allow"].flatMap(WishFields.allowance) ?? settings.allow
    settings.speech = fields["speech"].flatMap(SpeechFields.speech) ?? settings.speech
    settings.progress = fields.word("progress", HoldProgress.self) ?? settings.progress
    settings.notifications =
      fields.word("notifications", NoticeAmount.self) ?? settings.notifications
    if let value = fields.boolean("discreet") { settings.isDiscreet = value }
    settings.afterSleep = fields.word("after-sleep", AfterSleep.self) ?? settings.afterSleep
    if let value = fields.boolean("pause-players") { settings.pausesPlayers = value }
    if let value = fields.boolean("media-keys") { settings.takesMediaKeys = value }
    HindranceFields.read(fields, into: &settings)
    settings.hooks = fields["hooks"].map(HookFields.hooks) ?? [:]
    settings.goal = fields["goal"].flatMap(GoalFields.goal) ?? settings.goal
    if let value = fields.boolean("history") { settings.keepsHistory = value }
    if let value = fields.boolean("ask-pain") { settings.asksForPain = value }
    settings.quiet = fields["quiet"].flatMap(QuietFields.quiet)
    settings.cues = fields["cues"].map(cueLevels) ?? [:]
    settings.compose = fields["compose"].flatMap(WishFields.wish)
    if fields.has("compose"), let entry = fields["default-routine"] {
      entry.source.report(
        "“default-routine” and “compose” both set what 'limber start' plays; use only one",
        at: entry.node)
    }
  }

  private static func cueLevels(_ entry: Entry) -> [String: Int] {
    guard let fields = entry.mapping(keys: Theme.cueNames) else { return [:] }
    return Theme.cueNames.reduce(into: [:]) { levels, name in
      levels[name] = fields.integer(name, 0...100)
    }
  }

  /// A file with only comments is allowed.
  static func isBlank(_ text: String) -> Bool {
    TextLines.lines(of: text).allSatisfy { line in
      let content = line.text.drop { $0.isWhitespace }
      return content.isEmpty || content.first == "#"
    }
  }
}
