// Sounds as people write them: a recipe for each cue, in the same terms as the synthesiser's.

import Routines
import Sounds

package enum ThemeFile {
  /// Reads a theme; what it leaves out sounds as in the code.
  /// - Throws: every fault of the file.
  package static func theme(_ text: String, file: String) throws(BadFile) -> Theme {
    let source = Source(file: file)
    let theme = source.root(of: text).flatMap { read(Entry(node: $0, source: source)) }
    try source.throwIfBad()
    guard let theme else { preconditionFailure("\(file): a fault was not reported") }
    return theme
  }

  private static func read(_ entry: Entry) -> Theme? {
    guard let fields = entry.mapping(keys: ["name", "cues"] + Theme.voiceNames) else { return nil }
    let name = fields.required("name") { $0.text("the theme's name") }
    var recipes: [String: ToneRecipe] = [:]
    if let cues = fields["cues"]?.mapping(keys: Theme.cueNames) {
      for name in Theme.cueNames { recipes[name] = cues[name].flatMap(recipe) }
    }
    var voices: [String: SideVoice] = [:]
    for name in Theme.voiceNames { voices[name] = fields[name].flatMap(voice) }
    return name.map { Theme(name: $0, recipes: recipes, voices: voices) }
  }

  private static func recipe(_ entry: Entry) -> ToneRecipe? {
    let keys = ["notes", "partials", "attack", "release", "decay", "level", "pan"]
    guard let fields = entry.mapping(keys: keys), let notes = fields.required("notes", notes)
    else { return nil }
    var recipe = ToneRecipe(notes: notes)
    if fields.has("partials") { recipe.partials = partials(fields) }
    recipe.attack = milliseconds(fields, "attack", 2...1000) ?? recipe.attack
    recipe.release = milliseconds(fields, "release", 2...2000) ?? recipe.release
    recipe.decay = milliseconds(fields, "decay", 0...5000) ?? recipe.decay
    recipe.level = fields["level"]?.decimal(-60...(-14)) ?? recipe.level
    recipe.pan = fields["pan"]?.decimal(-1...1) ?? recipe.pan
    return recipe
  }

  private static func notes(_ entry: Entry) -> [Note]? {
    guard let entries = entry.list() else { return nil }
    return entries.isEmpty ? entry.fail("a cue has at least one note") : entries.compactMap(note)
  }

  private static func note(_ entry: Entry) -> Note? {
    guard let fields = entry.mapping(keys: ["at", "length", "hz"]),
      let frequencies = fields.required("hz", frequencies), let first = frequencies.first,
      let last = frequencies.last
    else { return nil }
    return Note(
      at: milliseconds(fields, "at", 0...5000) ?? 0,
      length: milliseconds(fields, "length", 20...5000) ?? 200, from: first, to: last)
  }

  /// One, or two to glide between.
  private static func frequencies(_ entry: Entry) -> [Double]? {
    guard let entries = entry.list() else { return nil }
    guard (1...2).contains(entries.count) else {
      return entry.fail("expected a frequency, or two to glide between")
    }
    return entries.compactMap { $0.decimal(100...4000) }
  }

  private static func voice(_ entry: Entry) -> SideVoice? {
    guard let fields = entry.mapping(keys: ["pan", "partials", "ratio"]),
      let pan = fields.required("pan", { $0.decimal(-1...1) })
    else { return nil }
    return SideVoice(
      pan: pan, partials: fields.has("partials") ? partials(fields) : [1],
      ratio: fields["ratio"]?.decimal(0.5...2) ?? 1)
  }

  private static func partials(_ fields: Fields) -> [Double] {
    let values = (fields["partials"]?.list() ?? []).compactMap { $0.decimal(0...1) }
    guard values.contains(where: { $0 > 0 }), values.count <= 16 else {
      return fields["partials"]?.fail("give 1 to 16 amplitudes, not all of them 0") ?? [1]
    }
    return values
  }

  private static func milliseconds(
    _ fields: Fields, _ key: String, _ range: ClosedRange<Int>
  ) -> Int? {
    let lengths = Milliseconds(Int64(range.lowerBound))...Milliseconds(Int64(range.upperBound))
    return fields.duration(key, lengths).map { Int($0.count) }
  }
}
