// The units against the service manager itself: what systemd says of the files, and a real
// `systemd --user` that starts the built daemon at the first connection.

import Foundation
import Testing

@Suite(.serialized) struct ServiceManagerTests {
  @Test(
    .enabled(
      if: access("/usr/bin/systemd-analyze", X_OK) == 0, "systemd-analyze is not installed"))
  func systemdHasNothingToSayAgainstTheUnits() throws {
    let home = try Home()
    let unit = try String(contentsOfFile: "\(UserManager.units)/limberd.service", encoding: .utf8)
    // The programs may not be built, or lie where systemd would not look.
    try unit.replacing(/@bindir@\/limberd?/, with: "/bin/true")
      .write(toFile: "\(home.path)/limberd.service", atomically: true, encoding: .utf8)
    try FileManager.default.copyItem(
      atPath: "\(UserManager.units)/limberd.socket", toPath: "\(home.path)/limberd.socket")
    // The exit status is 0 even for a key that systemd does not know: only silence is consent.
    let verified = try home.run(
      "/usr/bin/systemd-analyze", "verify", "--user", "--man=no",
      "\(home.path)/limberd.service", "\(home.path)/limberd.socket")
    #expect(verified.errors == "")
    #expect(verified.status == 0)
  }

  @Test(
    .enabled(
      if: UserManager.isAvailable,
      "a real systemd --user needs root and the right to make namespaces"))
  func theFirstConnectionStartsTheDaemonWhichSaysThatItIsReady() throws {
    let run = try UserManager.run(
      """
      systemctl --user start limberd.socket
      echo "before $(systemctl --user is-active limberd)"
      limber status >/dev/null; echo "status $?"
      echo "after $(systemctl --user is-active limberd)"
      echo "type $(systemctl --user show -p Type --value limberd)"
      systemctl --user reload limberd; echo "reload $?"
      """)
    #expect(
      run.output == """
        before inactive
        status 0
        after active
        type notify
        reload 0

        """, "\(run.errors)")
  }

  @Test(
    .enabled(
      if: UserManager.isAvailable,
      "a real systemd --user needs root and the right to make namespaces"))
  func aKilledDaemonComesBackAndAStoppedOneStaysAwayWithTheSocketKept() throws {
    let run = try UserManager.run(
      """
      systemctl --user start limberd.socket limberd
      systemctl --user kill -s KILL limberd
      limber status >/dev/null; echo "status $?"
      echo "restarts $(systemctl --user show -p NRestarts --value limberd)"
      begin=$(date +%s%N); systemctl --user stop limberd 2>/dev/null
      [ $(( $(date +%s%N) - begin )) -lt 1000000000 ] && echo "stopped within a second"
      echo "result $(systemctl --user show -p Result --value limberd)"
      test -S "$XDG_RUNTIME_DIR/limber.sock" && echo "socket kept"
      """)
    #expect(
      run.output == """
        status 0
        restarts 1
        stopped within a second
        result success
        socket kept

        """, "\(run.errors)")
  }

  @Test(
    .enabled(
      if: UserManager.isAvailable,
      "a real systemd --user needs root and the right to make namespaces"))
  func aHookIsAUnitOfItsOwnWithoutTheDaemonsRestrictions() throws {
    let run = try UserManager.run(
      """
      mkdir -p ~/.config/limber
      cat >~/.config/limber/settings.yaml <<'YAML'
      device: "null"
      hooks:
        started:
          - sh
          - -c
          - |
            exec >~/hook
            head -c 18; echo " $LIMBER_EVENT $LIMBER_ROUTINE"
            grep NoNewPrivs /proc/self/status
            grep -o 'run-[^/]*service' /proc/self/cgroup
      YAML
      systemctl --user start limberd
      grep NoNewPrivs /proc/$(systemctl --user show -p MainPID --value limberd)/status
      limber start quick-start >/dev/null 2>&1
      for _ in $(seq 50); do grep -q run- ~/hook 2>/dev/null && break; sleep .1; done
      grep -c run- ~/hook; grep -v run- ~/hook
      """)
    #expect(
      run.output == """
        NoNewPrivs:\t1
        1
        {"event":"started" started quick-start
        NoNewPrivs:\t0

        """, "\(run.errors)")
  }

  /// The drop-in is read out of the manual, where a user has it from.
  @Test(
    .enabled(
      if: UserManager.isAvailable && access("/usr/bin/pulseaudio", X_OK) == 0,
      "PulseAudio is not installed, or a real systemd --user not to be had"))
  func soundGoesOverTheNetworkWithTheDropInOfTheManual() throws {
    let manual = try String(
      contentsOfFile: "\(Programs.root)/Sources/limberd/limberd.1.scd", encoding: .utf8)
    let dropIn = try #require(
      manual.firstMatch(of: /```\n(\[Service\]\nRestrictAddressFamilies=.*\n)```/)?.output.1)
    let server = "tcp:127.0.0.1:\(try freePort())"
    let run = try UserManager.run(
      """
      export PULSE_SERVER=\(server)
      network="listen=127.0.0.1 port=${PULSE_SERVER##*:} auth-anonymous=1"
      # Without a bus: the user's own server may have taken the name there.
      DBUS_SESSION_BUS_ADDRESS=none pulseaudio -n --daemonize=no --use-pid-file=no \\
        --exit-idle-time=-1 -L module-null-sink -L "module-native-protocol-tcp $network" \\
        2>/dev/null &
      for _ in $(seq 100); do pactl info >/dev/null 2>&1 && break; sleep .1; done
      mkdir -p ~/.config/limber ~/.config/systemd/user/limberd.service.d
      echo 'device: pulse' >~/.config/limber/settings.yaml
      systemctl --user set-environment PULSE_SERVER=$PULSE_SERVER
      heard() {
        limber start quick-start >/dev/null 2>&1
        for _ in $(seq 30); do
          pactl list short sink-inputs | grep . >/dev/null && { echo "$1: heard"; return; }
          sleep .1
        done
        echo "$1: not heard"
      }
      systemctl --user start limberd; heard "as it is"
      cat >~/.config/systemd/user/limberd.service.d/network.conf <<'DROP'
      \(dropIn)DROP
      systemctl --user daemon-reload; systemctl --user restart limberd; heard "with the drop-in"
      kill $!; wait
      """)
    #expect(run.output == "as it is: not heard\nwith the drop-in: heard\n", "\(run.errors)")
  }

  /// One of this machine that nobody listens at.
  private func freePort() throws -> UInt16 {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    try #require(isBound)
    return UInt16(bigEndian: address.sin_port)
  }
}
