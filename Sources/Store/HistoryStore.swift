// history.db: what was decided about each occurrence, since when each reminder has had its rule,
// and what was done and what hurt in sessions. Written before it is acted upon, so that a crash
// loses nothing that was promised.

import GRDB
import Scheduling

/// One connection, used by one thread. Every write is on the disk when the call returns.
package final class HistoryStore {
  private let queue: DatabaseQueue

  /// Opens the database, or makes it.
  /// - Parameter path: `history.db` in a folder that exists. Files are made with mode 0600.
  /// - Throws: `StoreError`, with what is wrong and what became of the file.
  package init(path: String) throws(StoreError) {
    try StoreFile.prepare(path)
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration)
    } catch {
      throw StoreError(error, path: path)
    }
    do {
      guard try !Migrations.all.hasBeenSuperseded(queue) else {
        throw StoreError.fromTheFuture(path)
      }
      try Migrations.all.migrate(queue)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Opens a database to read it beside a daemon that is at work on it: nothing is made, migrated
  /// or put aside.
  /// - Returns: nil when there is none yet, or one of a version before this one's.
  package init?(reading path: String) throws(StoreError) {
    guard StoreFile.exists(path) else { return nil }
    do {
      var configuration = GRDB.Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(2)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let isOurs = try queue.read { database in
        try Migrations.all.hasCompletedMigrations(database)
      }
      if !isOurs { return nil }
    } catch {
      throw .cannotOpen(path, reason: "\(error)")
    }
  }

  private static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    // A command that clears an exercise writes beside the daemon; either waits for the other.
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      // A promise is kept over a power cut, not only over a crash.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // An idle daemon holds little: 256 KiB of pages.
      try database.execute(sql: "PRAGMA cache_size = -256")
    }
    return configuration
  }

  /// Keeps changes, in their order: all of them, or none when it throws.
  package func apply(_ changes: [HistoryChange]) throws(StoreError) {
    do {
      try queue.write { database in
        for change in changes { try change.write(to: database) }
      }
    } catch {
      throw StoreError(error, path: queue.path)
    }
  }

  /// The decisions about occurrences from an instant on, in their order.
  package func decisions(since start: WallInstant) throws(StoreError) -> [Decision] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM occurrence WHERE atMs >= ? ORDER BY atMs, reminder",
        arguments: [start.milliseconds]
      ).compactMap { row in
        // An outcome that a newer version has written is still a decision.
        let outcome = Outcome(rawValue: row["outcome"]) ?? .missed
        return Decision(
          Occurrence(
            key: OccurrenceKey(reminder: row["reminder"], local: row["local"]),
            at: WallInstant(milliseconds: row["atMs"]), routine: row["routine"]),
          outcome, at: WallInstant(milliseconds: row["decidedMs"]))
      }
    }
  }

  package func rules() throws(StoreError) -> [RuleInForce] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM rule").map { row in
        RuleInForce(
          reminder: row["reminder"], rule: row["rule"],
          since: WallInstant(milliseconds: row["sinceMs"]))
      }
    }
  }

  /// A value that the daemon keeps over a restart; nil when it has none.
  package func value(_ name: String) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT value FROM state WHERE name = ?", arguments: [name])
    }
  }

  /// Everything written is in the main file afterwards.
  package func close() throws(StoreError) {
    do { try queue.close() } catch { throw StoreError(error, path: queue.path) }
  }

  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try queue.read(body) } catch { throw StoreError(error, path: queue.path) }
  }
}
