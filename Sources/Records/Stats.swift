// `stats`: progress towards the goal, a year at a glance, and minutes by area. Drawings for who
// sees them, sentences for who does not; neither needs colour.

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

package struct Stats {
  let places: Places

  package init(places: Places) { self.places = places }

  /// - Parameters:
  ///   - plain: sentences; the settings may say so as well.
  ///   - columns: of the terminal.
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
