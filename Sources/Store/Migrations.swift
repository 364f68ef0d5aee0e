// The shape of the database, as a list that only ever grows. Names are written into every
// database: a released one is never changed.

import GRDB

enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("occurrences and rules") { database in
      try database.create(table: "occurrence") { table in
        table.primaryKey {
          table.column("reminder", .text)
          // The written local time, which names it whatever clocks do.
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
      try database.create(table: "state") { table in
        table.primaryKey("name", .text)
        table.column("value", .text).notNull()
      }
    }
    return migrator
  }
}

extension DatabaseMigrator {
  /// Whether a newer Limber has been at work on the database.
  func hasBeenSuperseded(_ queue: DatabaseQueue) throws -> Bool {
    try queue.read { try hasBeenSuperseded($0) }
  }
}
