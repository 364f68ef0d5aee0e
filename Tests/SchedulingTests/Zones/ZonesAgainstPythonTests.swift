// Every zone of the system, from 2011 to 2041, against another reader of the same files: Python's
// zoneinfo. Zones with the same bytes are read once.

import Glibc
import Testing

@testable import Scheduling

/// Prints `zone kind input expected`: `at` an instant the offset, `local` a local time the instant
/// (both in seconds). Python's fold=0 is our rule: in a gap the offset before it, of two the first.
private let oracle = """
  import sys, zoneinfo
  from datetime import datetime, timedelta, timezone
  zoneinfo.reset_tzpath(["\(TestZones.folder)"])
  utc, epoch = timezone.utc, datetime(1970, 1, 1)
  def offset(zone, second):
      there = datetime.fromtimestamp(second, utc).astimezone(zone)
      return int(there.utcoffset().total_seconds())
  def instant(zone, local):
      wall = epoch + timedelta(seconds=local)
      return local - int(wall.replace(tzinfo=zone).utcoffset().total_seconds())
  def changes(zone, first, last):
      before, found = offset(zone, first), []
      for day in range(first, last, 86400):
          after = offset(zone, day + 86400)
          if after != before:
              low, high = day, day + 86400
              while high - low > 1:
                  middle = (low + high) // 2
                  if offset(zone, middle) == before: low = middle
                  else: high = middle
              found.append((high, before, after))
          before = after
      return found
  first, last = 1293840000, 2272147200
  seen, out = set(), []
  for name in sorted(zoneinfo.available_timezones()):
      with open("\(TestZones.folder)/" + name, "rb") as file: data = file.read()
      if data in seen: continue
      seen.add(data)
      zone = zoneinfo.ZoneInfo(name)
      ats, locals = list(range(first, last, 7889400)), list(range(first, last, 7889400))
      for at, before, after in changes(zone, first, last):
          ats += [at - 1, at, at + 1]
          low, high = sorted([at + before, at + after])
          locals += [low - 1, low, low + 1, (low + high) // 2, high - 1, high, high + 1]
          locals += [low - 3600, high + 3600]
      out += [f"{name}\\tat\\t{at}\\t{offset(zone, at)}" for at in ats]
      out += [f"{name}\\tlocal\\t{at}\\t{instant(zone, at)}" for at in locals]
  print("\\n".join(out))
  """

@Suite struct ZonesAgainstPythonTests {
  @Test func everyZoneAgreesWithPython() throws {
    let answers = try ask()
    var (zone, rules) = ("", ZoneRules.utc)
    var (compared, zones) = (0, 0)
    var differences: [String] = []
    for line in answers.split(separator: 10) {
      let fields = line.split(separator: 9).map { String(decoding: $0, as: UTF8.self) }
      if fields[0] != zone {
        zone = fields[0]
        rules = try TestZones.rules(zone)
        zones += 1
      }
      let input = try #require(Int64(fields[2]))
      let found =
        fields[1] == "at"
        ? Int64(rules.offset(at: WallInstant(seconds: input)))
        : rules.instant(of: CivilDateTime(secondsSinceEpoch: input)).seconds
      compared += 1
      if found != Int64(fields[3]) {
        differences.append("\(line.map { Character(UnicodeScalar($0)) }): \(found)")
      }
    }
    let sample = differences.prefix(10).joined(separator: "\n")
    #expect(differences.isEmpty, "\(differences.count) of \(compared) differ:\n\(sample)")
    #expect(zones > 250)
    #expect(compared > 50_000)
  }

  private func ask() throws -> [UInt8] {
    try #require(!oracle.contains("'"))
    let child = try #require(popen("python3 -c '\(oracle)'", "r"), "no shell to run python3 in")
    let answers = TestZones.readAll(child)
    let status = pclose(child)
    try #require(
      status == 0, "python3 3.9 or later is needed, with its zoneinfo; it ended with \(status)")
    return answers
  }
}
