// Themes as people write them, and the one that is shipped: it says every cue, keeps to the
// register that the design gives it, and tells the sides apart.

import Routines
import Sessions
import Testing

@testable import ConfigFiles
@testable import Sounds

private func read(_ text: String) throws(BadFile) -> Theme {
  try ThemeFile.theme(text, file: "theme.yaml")
}

private func clear() throws -> Theme {
  let tree = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  return try read(try Layers.read("/\(tree)/sounds/clear/theme.yaml").text)
}

@Suite struct ThemeFileTests {
  @Test func aWrittenThemeIsReadAsRecipes() throws {
    let theme = try read(
      """
      name: Mine
      left: {pan: -0.7, partials: [1, 0, 0.35]}
      right: {pan: 0.7, ratio: 1.5}
      cues:
        hold:
          notes: [{hz: 660, length: 700ms}]
          partials: [1, 0.35]
          attack: 12ms
          release: 90ms
          decay: 350ms
          level: -20
          pan: 0.25
        switch:
          notes: [{hz: 440}, {hz: [554, 600], at: 180ms, length: 1s}]
      """)
    #expect(theme.name == "Mine")
    let hold = ToneRecipe(
      notes: [Note(at: 0, length: 700, from: 660)], partials: [1, 0.35], attack: 12, release: 90,
      decay: 350, level: -20, pan: 0.25)
    #expect(theme.recipe(.hold, side: nil)! == hold)
    let turn = ToneRecipe(
      notes: [
        Note(at: 0, length: 200, from: 440), Note(at: 180, length: 1000, from: 554, to: 600),
      ])
    #expect(theme.recipe(.switch, side: nil)! == turn)
    let left = theme.recipe(.hold, side: .left)!
    #expect((left.pan, left.partials) == (-0.7, [1, 0, 0.35]))
    #expect(left.notes == hold.notes)
    let right = theme.recipe(.hold, side: .right)!
    #expect((right.pan, right.partials) == (0.7, [1]))
    #expect(right.notes == [Note(at: 0, length: 700, from: 990)])
  }

  @Test func whatAThemeLeavesOutSoundsAsInTheCode() throws {
    let theme = try read("name: Bare")
    for kind in CueKind.allCases {
      for side in [nil, .left, .right] as [Side?] {
        #expect(theme.recipe(kind, side: side)! == Theme.fallback.recipe(kind, side: side)!)
      }
    }
  }

  @Test(arguments: [
    ("", "1:1: the file is empty"),
    ("cues: {}", "1:1: “name” is missing"),
    ("name:", "1:6: expected the theme's name, found nothing"),
    ("name: x\ncue: {}", "2:1: “cue” is not a key here; did you mean “cues”?"),
    ("name: x\ncues: {holt: {}}", "2:8: “holt” is not a key here; did you mean “hold”?"),
    ("name: x\ncues: {hold: {}}", "2:14: “notes” is missing"),
    ("name: x\ncues: {hold: {notes: []}}", "2:22: a cue needs at least one note"),
    ("name: x\ncues: {hold: {notes: [{}]}}", "2:23: “hz” is missing"),
    (
      "name: x\ncues: {hold: {notes: [{hz: 660}, {hz: []}]}}",
      "2:39: expected a frequency, or two to glide between"
    ),
    (
      "name: x\ncues: {hold: {notes: [{hz: 440}, {hz: [440, 550, 660]}]}}",
      "2:39: expected a frequency, or two to glide between"
    ),
    (
      "name: x\ncues: {hold: {notes: [{hz: 440}, {hz: 99}]}}",
      "2:39: 99 is not within 100.0 to 4000.0"
    ),
    (
      "name: x\ncues: {hold: {notes: [{hz: 440, length: 10ms}]}}",
      "2:41: 10ms is not within 20ms to 5s"
    ),
    ("name: x\ncues: {hold: {notes: [{hz: 440, at: 6s}]}}", "2:37: 6s is not within 0s to 5s"),
    (
      "name: x\ncues: {hold: {notes: [{hz: 440}], attack: 1ms}}",
      "2:43: 1ms is not within 2ms to 1s"
    ),
    (
      "name: x\ncues: {hold: {notes: [{hz: 440}], release: 3s}}",
      "2:44: 3s is not within 2ms to 2s"
    ),
    (
      "name: x\ncues: {hold: {notes: [{hz: 440}], level: -13}}",
      "2:42: -13 is not within -60.0 to -14.0"
    ),
    ("name: x\ncues: {hold: {notes: [{hz: 440}], pan: 2}}", "2:40: 2 is not within -1.0 to 1.0"),
    (
      "name: x\ncues: {hold: {notes: [{hz: 440}], partials: [0, 0]}}",
      "2:45: expected 1 to 16 amplitudes, not all of them 0"
    ),
    (
      "name: x\ncues: {hold: {notes: [{hz: 440}], partials: [1, 1.5]}}",
      "2:49: 1.5 is not within 0.0 to 1.0"
    ),
    (
      "name: x\nleft: {pan: -1, partials: [\(String(repeating: "1, ", count: 16))1]}",
      "2:27: expected 1 to 16 amplitudes, not all of them 0"
    ),
    ("name: x\nleft: {partials: [1]}", "2:7: “pan” is missing"),
    ("name: x\nright: {pan: 1, ratio: 3}", "2:24: 3 is not within 0.5 to 2.0"),
  ])
  func aFaultIsToldWithItsPlace(text: String, expected: String) {
    let told = faults { () throws(BadFile) in try read(text) }
    #expect(told.joined(separator: "\n") == expected)
  }
}

@Suite struct ShippedThemeTests {
  @Test func itSaysEveryCueItself() throws {
    let tree = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let source = Source(.theme, file: "theme.yaml")
    let text = try Layers.read("/\(tree)/sounds/clear/theme.yaml").text
    let root = Entry(node: try #require(source.root(of: text)), source: source)
    let cues = try #require(
      root.mapping(keys: ["name", "cues"] + Theme.voiceNames)?["cues"]?
        .mapping(keys: Theme.cueNames))
    for name in Theme.cueNames { #expect(cues.has(name), "\(name) has no recipe") }
  }

  @Test(arguments: CueKind.allCases, [nil, .left, .right] as [Side?])
  func aCueKeepsToItsRegisterAndSoundsWithoutAClick(kind: CueKind, side: Side?) throws {
    let recipe = try clear().recipe(kind, side: side)!
    for note in recipe.notes {
      for hertz in [note.from, note.to] { #expect((250...2000).contains(hertz), "\(hertz) Hz") }
    }
    #expect(recipe.partials.first == recipe.partials.max(), "the fundamental is the loudest")
    #expect(recipe.attack >= 4)
    #expect(recipe.release >= 20)
    if kind == .reminder { #expect(recipe.attack >= 100, "somebody is startled") }
  }

  @Test func theGlidesGoTheWayOfTheBreath() throws {
    let theme = try clear()
    for (kind, goesUp) in [(CueKind.inhale, true), (.exhale, false)] {
      let note = try #require(theme.recipe(kind, side: nil)!.notes.first)
      #expect((note.from < note.to) == goesUp)
      #expect(note.from != note.to)
    }
    let start = theme.recipe(.start, side: nil)!.notes.map(\.from)
    let finish = theme.recipe(.finish, side: nil)!.notes.map(\.from)
    #expect(start == start.sorted() && start.count > 1)
    #expect(finish == finish.sorted(by: >) && finish.count > 1)
  }

  @Test func theSidesAreToldApartByPlaceAndTimbre() throws {
    let theme = try clear()
    let left = theme.recipe(.hold, side: .left)!
    let right = theme.recipe(.hold, side: .right)!
    #expect(left.pan < 0 && right.pan == -left.pan)
    #expect(left.partials != right.partials)
    #expect(left.notes != right.notes)
  }

  @Test func noTwoCuesAreTheSame() throws {
    let theme = try clear()
    let notes = CueKind.allCases.map { theme.recipe($0, side: nil)!.notes }
    #expect(Set(notes).count == notes.count)
  }
}
