// `report`: a page for a physiotherapist. It is written by the user's own process to a file of the
// user's choice, and nothing is sent anywhere.

import Commands
import ConfigFiles
import Console
import Control
import Planning
import Practice
import Routines
import Scheduling
import Store

extension ReportCommand: OfflineWork {
  package func work(in places: Places) throws -> ExitStatus {
    ReportFile(places: places).write(
      output, name: name, HistoryFilter(from: span.from, to: span.to))
  }
}

/// Reads the history, and writes the page.
package struct ReportFile {
  let places: Places

  /// - Parameter places: where the history and the routines are.
  package init(places: Places) { self.places = places }

  /// The days before the last one, if no beginning is given: eight weeks in all.
  private static let span = 55

  /// - Parameters:
  ///   - path: of the page; `-` is standard output.
  ///   - name: the user's name, for the head of the page; nil: none.
  ///   - filter: the days; its number has no effect.
  /// - Returns: `usage` for dates that cannot be read or are in the wrong order.
  package func write(_ path: String, name: String?, _ filter: HistoryFilter) -> ExitStatus {
    guard let (wantedFirst, wantedLast) = filter.days() else { return ExitStatus.usage }
    let configuration = Configuration(reading: places.layers)
    let access = HistoryAccess(places: places)
    let zones = ZoneBook(places.zones)
    let today = access.now.localDay(offset: zones.system.offset(at: access.now))
    let last = min(wantedLast, today)
    let first = filter.from == nil ? last - Self.span : wantedFirst
    guard first <= last else {
      Console.complain("limber: the range ends before it begins")
      return ExitStatus.usage
    }
    let made = access.read { store throws(StoreError) -> Report in
      var filter = filter
      filter.count = nil
      return Report(
        name: name, from: first, to: last,
        try store.map { store throws(StoreError) in
          try filter.sessions(store, from: first, to: last)
        } ?? [], try store?.painRecords() ?? [],
        try store?.shares(from: first, to: last) ?? [],
        // A week more, since the first week of the report may begin before its first day.
        rest: try store?.practiceDays(since: first - 7).rest ?? [], configuration)
    }
    guard let made else { return ExitStatus.failure }
    let page = ReportPage.html(made, made: "\(CivilDate(daysSinceEpoch: today))")
    return OutputFile.write(page, to: path)
  }
}
