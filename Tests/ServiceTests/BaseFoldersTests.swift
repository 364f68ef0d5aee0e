import Glibc
import Service
import Testing

@Suite struct BaseFoldersTests {
  private static func folders(_ environment: [String: String]) -> BaseFolders {
    BaseFolders(environment: environment, home: "/home/ann")
  }

  @Test func anEmptyEnvironmentGivesTheSpecificationsDefaults() {
    let folders = Self.folders([:])
    #expect(folders.config == "/home/ann/.config")
    #expect(folders.data == "/home/ann/.local/share")
    #expect(folders.state == "/home/ann/.local/state")
    #expect(folders.cache == "/home/ann/.cache")
    #expect(folders.configDirs == ["/etc/xdg"])
    #expect(folders.dataDirs == ["/usr/local/share", "/usr/share"])
    #expect(folders.runtime == nil)
  }

  @Test(arguments: [
    ("/srv/ann", "/srv/ann"),
    ("/srv/ann//", "/srv/ann"),
    ("/", "/"),
    ("", "/home/ann/.config"),
    ("relative", "/home/ann/.config"),
    ("~/config", "/home/ann/.config"),
  ])
  func aFolderIsTakenIfItIsAbsolute(value: String, config: String) {
    #expect(Self.folders(["XDG_CONFIG_HOME": value]).config == config)
  }

  @Test func eachVariableMovesItsOwnFolder() {
    let folders = Self.folders([
      "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "/c",
      "XDG_RUNTIME_DIR": "/run/user/1000/",
    ])
    #expect(folders.data == "/d")
    #expect(folders.state == "/s")
    #expect(folders.cache == "/c")
    #expect(folders.runtime == "/run/user/1000")
    #expect(folders.config == "/home/ann/.config")
  }

  @Test(arguments: [
    ("/a:/b", ["/a", "/b"]),
    ("/a:relative:/b/", ["/a", "/b"]),
    (":/a:", ["/a"]),
    ("", ["/etc/xdg"]),
    ("relative", ["/etc/xdg"]),
  ])
  func ofAListTheAbsoluteFoldersCountInTheirOrder(value: String, expected: [String]) {
    #expect(Self.folders(["XDG_CONFIG_DIRS": value]).configDirs == expected)
  }

  @Test func aRelativeRuntimeFolderIsNone() {
    #expect(Self.folders(["XDG_RUNTIME_DIR": "run"]).runtime == nil)
  }

  @Test func theHomeIsTheEnvironmentsOrTheUserDatabases() throws {
    #expect(BaseFolders.home(environment: ["HOME": "/home/ann"]) == "/home/ann")
    let fallback = try #require(BaseFolders.home(environment: ["HOME": "relative"]))
    #expect(fallback.hasPrefix("/"))
  }
}
