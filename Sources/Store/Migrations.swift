// The schema of the database, as a list of migrations that only grows. Their names are stored in
// every database: a released one must never change.

import GRDB

/// All migrations, in the order in which they are applied.
enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("occurrences and rules") { database in
      try database.create(table: "occurrence") { table in
        table.primaryKey {
          table.column("reminder", .text)
          // The written local time, which identifies the occurrence whatever clocks do.
          table.column("local", .text)
        }
        table.column("atMs", .integer).notNull().indexed()
        table.column("routine", .text).notNull()
        table.column("outcome", .text).notNull()
        table.column("decidedMs", .integer).notNull()
      }
      try database.create(table: "rule") { table in
        table.primaryKey("reminder", .text)
        table.column("rule", .text).notNull()
        table.column("sinceMs", .integer).notNull()
      }
      // Small values of the daemon, such as holds, which are read as a whole.
      try database.create(table: "state") { table in
        table.primaryKey("name", .text)
        table.column("value", .text).notNull()
      }
    }
    migrator.registerMigration("sessions and pain") { database in
      try createSessions(in: database)
      try database.create(table: "pain") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("atMs", .integer).notNull().indexed()
        table.column("offsetS", .integer).notNull()
        // Null for pain without an exercise.
        table.column("exercise", .text).indexed()
        table.column("level", .integer).notNull()
      }
      try database.create(table: "clearance") { table in
        table.primaryKey("exercise", .text)
        table.column("atMs", .integer).notNull()
      }
    }
    migrator.registerMigration("reasons and the log") { database in
      try createLog(in: database)
    }
    migrator.registerMigration("entries that are merged") { database in
      try nameEntries(in: database)
    }
    migrator.registerMigration("stiffness") { database in
      try database.alter(table: "pain") { table in
        table.add(column: "feeling", .text).notNull().defaults(to: "pain")
      }
    }
    migrator.registerMigration("clocks of decisions") { database in
      try database.alter(table: "decision") { table in
        // The offsets at the time; null in older rows.
        for name in ["atOffsetS", "decidedOffsetS", "ownOffsetS"] {
          table.add(column: name, .integer)
        }
        table.add(column: "ownZone", .text)
      }
    }
    return migrator
  }

  /// Gives each entry an id that is valid on every machine, and the time of its last change, so
  /// that histories can be merged. Older rows get a random id here.
  private static func nameEntries(in database: Database) throws {
    try database.alter(table: "session") { table in
      table.add(column: "uid", .text)
      // Local, since 1970-01-01: figures are grouped by it, in the order of the index.
      table.add(column: "day", .integer).notNull().defaults(to: 0)
      table.add(column: "zone", .text)
      table.add(column: "reminder", .text)
      table.add(column: "version", .text)
      table.add(column: "isConfirmed", .integer).notNull().defaults(to: 1)
      table.add(column: "source", .text).notNull().defaults(to: "played")
      table.add(column: "note", .text)
      table.add(column: "changedMs", .integer).notNull().defaults(to: 0)
      // The sum of its steps, so that figures over a lifetime need not read them.
      table.add(column: "workMs", .integer).notNull().defaults(to: 0)
      table.add(column: "pauses", .integer).notNull().defaults(to: 0)
      table.add(column: "extendedMs", .integer).notNull().defaults(to: 0)
    }
    try database.alter(table: "pain") { table in
      table.add(column: "uid", .text)
      table.add(column: "area", .text)
      table.add(column: "note", .text)
      table.add(column: "changedMs", .integer).notNull().defaults(to: 0)
    }
    try database.execute(
      sql: """
        UPDATE session SET uid = lower(hex(randomblob(8))), changedMs = endedMs,
          day = (startedMs / 1000 + offsetS) / 86400, workMs =
          (SELECT coalesce(sum(doneMs), 0) FROM performed WHERE sessionId = session.id);
        UPDATE pain SET uid = lower(hex(randomblob(8))), changedMs = atMs;
        CREATE UNIQUE INDEX session_uid ON session (uid);
        CREATE UNIQUE INDEX pain_uid ON pain (uid);
        CREATE INDEX session_days ON session (day, isConfirmed, workMs);
        CREATE INDEX performed_session ON performed (sessionId);
        CREATE INDEX skipped_session ON skipped (sessionId);
        """)
    // Removed entries leave their id, so that an import does not bring them back.
    try database.create(table: "removed") { table in
      table.primaryKey("uid", .text)
      table.column("changedMs", .integer).notNull()
    }
  }

  /// `occurrence` has the latest decision about each; the log has all of them, in order.
  private static func createLog(in database: Database) throws {
    try database.alter(table: "occurrence") { table in
      // Until when it is snoozed, and how often it was.
      table.add(column: "wakeMs", .integer)
      table.add(column: "snoozes", .integer).notNull().defaults(to: 0)
    }
    try database.create(table: "decision") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("reminder", .text).notNull()
      table.column("local", .text).notNull()
      table.column("atMs", .integer).notNull()
      table.column("routine", .text).notNull()
      table.column("outcome", .text).notNull()
      table.column("reason", .text).notNull()
      table.column("detail", .text)
      table.column("decidedMs", .integer).notNull()
    }
  }

  /// Sessions with their steps. `performed` has a row for each step, exercise and part, so that
  /// sums by exercise and side are simple queries.
  private static func createSessions(in database: Database) throws {
    try database.create(table: "session") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("routine", .text).notNull()
      // An instant, and the offset at the time: the local day stays what it was.
      table.column("startedMs", .integer).notNull().indexed()
      table.column("endedMs", .integer).notNull()
      table.column("offsetS", .integer).notNull()
      table.column("outcome", .text).notNull()
    }
    try database.create(table: "performed") { table in
      table.belongsTo("session", onDelete: .cascade).notNull()
      table.column("step", .integer).notNull()
      table.column("exercise", .text).notNull()
      // left, right, up …; null for the body as a whole.
      table.column("part", .text)
      table.column("plannedMs", .integer).notNull()
      table.column("doneMs", .integer).notNull()
    }
    try database.create(table: "skipped") { table in
      table.belongsTo("session", onDelete: .cascade).notNull()
      table.column("step", .integer).notNull()
      table.column("exercise", .text).notNull()
    }
  }
}

extension DatabaseMigrator {
  /// Whether a newer Limber has used the database.
  func hasBeenSuperseded(_ queue: DatabaseQueue) throws -> Bool {
    try queue.read { try hasBeenSuperseded($0) }
  }
}
