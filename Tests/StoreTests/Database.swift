// Where these tests keep a history.

import TestSupport

extension TemporaryFolder {
  var database: String { self("history.db") }
}
