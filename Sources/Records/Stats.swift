// `stats`: progress towards the goal, a year at a glance, and minutes by area. Sentences come
// first, and drawings follow for those who see them; neither needs colour.

import Commands
import ConfigFiles
import Console
import Control
import Glibc
import Planning
import Practice
import Routines
import Scheduling
import Store
import Varlink

extension StatsCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    try Stats(places: places).show(
      plain: plain || Places.environment["LIMBER_PLAIN"] == "1", json: json,
      columns: TerminalSize.columns(of: STDOUT_FILENO))
  }
}

/// Reads the figures and prints them.
package struct Stats {
  let places: Places

  /// - Parameter places: where the history and the settings are.
  package init(places: Places) { self.places = places }

  /// Prints the figures.
  /// - Parameters:
  ///   - plain: sentences only; `plain: true` in the settings does the same.
  ///   - json: one JSON object instead of both.
  ///   - columns: of the terminal, for the width of the drawing.
  /// - Returns: `failure` when the history cannot be read.
  package func show(plain: Bool, json: Bool, columns: Int) throws -> ExitStatus {
    let configuration = Configuration(reading: places.layers)
    let settings = configuration.settings
    let access = HistoryAccess(places: places)
    let zones = ZoneBook(places.zones)
    let now = access.now
    let today = now.localDay(offset: zones.system.offset(at: now))
    let figures = access.read { store throws(StoreError) in
      try store?.figures(settings.goal, today: today)
        ?? HistoryFigures(goal: settings.goal, today: today)
    }
    guard let figures else { return ExitStatus.failure }
    let areas = { (id: String) in configuration.catalogue[id]?.areas ?? [] }
    if json {
      Console.say(data: StatsText.json(figures, areas: areas).text)
      return ExitStatus.done
    }
    for line in StatsText.sentences(figures, areas: areas) { Console.say(line) }
    if plain || settings.plain || figures.days.isEmpty { return ExitStatus.done }
    Console.say("")
    for line in HeatMap.lines(figures, columns: columns) { Console.say(line) }
    Console.say("")
    for line in StatsText.bars(figures, areas: areas) { Console.say(line) }
    return ExitStatus.done
  }
}
