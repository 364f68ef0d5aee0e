// The lines for bars, read by the bars' own readers: Pango's for Waybar, tmux itself. And a bar's
// command, which outlives the daemon.

import Foundation
import Testing

@Suite(.serialized) struct BarProgramTests {
  private let home: Home
  /// What each bar could take for something of its own.
  private let name: String

  init() throws {
    home = try Home()
    name =
      "Neck & <b>rolls</b> \"%{A1:touch \(home.path)/a:}\" #(touch \(home.path)/b) #[fg=red] #{pid} # {}"
    try home.write("device: \"null\"\nspeech: {guide: tones}\n", to: "settings.yaml")
    let quoted = name.replacing("\"", with: "\\\"")
    try home.write(
      "steps: [{exercise: \"\(quoted)\", reps: 8, sides: none, say: Roll.}]\n",
      to: "routines/neck.yaml")
  }

  @Test func waybarShowsANameAsItIs() throws {
    let daemon = try home.daemon()
    #expect(try home.limber("start", "neck").status == 0)
    let line = try home.limber("status", "--format", "waybar").output
    // pango_parse_markup, as Waybar's labels call it.
    let script = """
      import ctypes, json, sys
      pango = ctypes.CDLL("libpango-1.0.so.0")
      module = json.load(sys.stdin)
      for key in ["text", "tooltip"]:
          text = ctypes.c_char_p()
          markup = module[key].encode()
          assert pango.pango_parse_markup(markup, -1, 0, None, ctypes.byref(text), None, None), key
          print(text.value.decode())
      """
    let shown = try home.run("/usr/bin/python3", ["-c", script], input: line)
    #expect(shown.status == 0, "\(shown)")
    #expect(shown.output.hasPrefix("\(name) 1/1\n\(name), "), "\(shown)")
    #expect(daemon.isRunning)
  }

  @Test func tmuxShowsANameAsItIsAndRunsNothing() throws {
    let daemon = try home.daemon()
    #expect(try home.limber("start", "neck").status == 0)
    home.environment["TMUX_TMPDIR"] = home.path
    home.environment["TERM"] = "xterm-256color"
    try """
    set -g status-right '#(\(Programs.limber) watch --format tmux)'
    set -g status-right-length 200
    set -g status-left ''
    set -g status-interval 1
    """.write(toFile: "\(home.path)/tmux.conf", atomically: true, encoding: .utf8)
    // One within another: what the outer one shows is the inner one's whole screen.
    let inner = "env -u TMUX tmux -L inner -f \(home.path)/tmux.conf new-session sleep 100"
    let started = try home.run(
      "/usr/bin/tmux",
      ["-L", "outer", "-f", "/dev/null", "new-session", "-d", "-x", "180", "-y", "10", inner])
    #expect(started.status == 0, "\(started)")
    defer {
      for server in ["inner", "outer"] {
        _ = try? home.run("/usr/bin/tmux", "-L", server, "kill-server")
      }
    }
    var screen = ""
    do {
      try eventually("the status line shows the name") {
        screen = try home.run("/usr/bin/tmux", "-L", "outer", "capture-pane", "-p").output
        return screen.contains("\(name) 1/1")
      }
    } catch {
      Issue.record("\(error): \(screen)")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(home.path)/b"))
    #expect(daemon.isRunning)
  }

  @Test func polybarShowsANameAndItsClickIsTheModules() throws {
    let daemon = try home.daemon()
    #expect(try home.limber("start", "neck").status == 0)
    let screen = try VirtualScreen(for: home)
    try """
    [bar/top]
    width = 100%
    height = 40
    modules-left = limber
    [module/limber]
    type = custom/script
    exec = \(Programs.limber) watch --format polybar
    tail = true
    click-left = touch \(home.path)/module
    """.write(toFile: "\(home.path)/polybar.ini", atomically: true, encoding: .utf8)
    let bar = Child(
      "/usr/bin/polybar", ["-c", "\(home.path)/polybar.ini", "top"], environment: home.environment)
    try bar.start()
    try eventually("the module is clicked", within: 20) {
      for x in [20, 60, 100, 140, 180] { try screen.click(x: x, y: 20) }
      return FileManager.default.fileExists(atPath: "\(home.path)/module")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(home.path)/a"), "\(bar.errors)")
    #expect(daemon.isRunning)
  }

  @Test func aBarsCommandOutlivesTheDaemon() throws {
    let bar = Child(
      Programs.limber, ["watch", "--format", "{state}"], environment: home.environment)
    try bar.start()
    let json = Child(Programs.limber, ["watch", "--json"], environment: home.environment)
    try eventually("it waits for a daemon") { bar.output == "offline\n" }
    let first = try home.daemon()
    try json.start()
    try eventually("it is there") { bar.output == "offline\nidle\n" }
    try eventually("so is the other") { json.output.contains("\"sequence\"") }
    first.signal(SIGTERM)
    #expect(try first.wait(seconds: 10) == 0)
    try eventually("it is gone") { bar.output == "offline\nidle\noffline\n" }
    let states = json.output.split(separator: "\n").count
    let second = try home.daemon()
    try eventually("it is there again") { bar.output.hasSuffix("\nidle\n") }
    try eventually("so is the other") { json.output.split(separator: "\n").count > states }
    #expect(bar.isRunning && json.isRunning && second.isRunning)
    #expect(json.errors.filter { $0 == "\n" }.count == 1, "\(json.errors)")
    #expect(json.errors.hasSuffix("; waiting for it\n"), "\(json.errors)")
  }

  @Test func aBarsCommandEndsWithTheBar() throws {
    let script = "\"$1\" watch --format polybar | head -c 0"
    let ended = try home.run("/bin/sh", ["-c", script, "sh", Programs.limber])
    #expect(ended.status == 0 && ended.errors == "", "\(ended)")
    #expect(
      try home.run("/bin/sh", "-c", "\"$0\" watch --json", Programs.limber).status == 69,
      "at first, only a bar waits")
  }
}
