// A real logind: sleep that waits until a session is paused, locks of other programs, and a screen
// that is locked.

import Foundation
import Testing

@Suite(
  .serialized,
  .enabled(
    if: BootedSystem.isAvailable,
    "a booted system needs root, systemd-nspawn, and the right to make namespaces and overlays"))
struct LogindTests {
  @Test func aSessionIsPausedBeforeTheMachineSleepsAndWaitsAfter() throws {
    let run = try BootedSystem.run(
      """
      as limberd 2>/run/limberd.log &
      until_is 'systemd-inhibit --list | grep -q "Limber.*delay"'
      as limber start lower-back >/dev/null 2>&1
      busctl monitor org.freedesktop.login1 --match "member='PrepareForSleep'" >/run/signals &
      systemctl suspend; echo "suspend $?"
      until_is 'as limber status | grep -q "^Paused: the machine slept"'
      until_is '[ "$(busctl get-property org.freedesktop.login1 /org/freedesktop/login1 \
        org.freedesktop.login1.Manager PreparingForSleep)" = "b false" ]'
      as limber status --json | grep -o '"state":"paused"'
      grep -o "the session is paused: the machine slept" /run/limberd.log
      until_is 'systemd-inhibit --list | grep -q "Limber.*delay"'
      as limber resume >/dev/null; echo "resume $?"
      """)
    #expect(
      run.output == """
        suspend 0
        "state":"paused"
        the session is paused: the machine slept
        resume 0

        """, "\(run.errors)")
  }

  @Test func aFilmsLockAndALockedScreenHoldRemindersBack() throws {
    let run = try BootedSystem.run(
      """
      systemd-run --quiet --uid=4242 -p PAMName=login --setenv=XDG_SESSION_TYPE=tty sleep 100
      until_is '[ -n "$(loginctl show-user limber-rig -p Display --value)" ]'
      session=$(loginctl show-user limber-rig -p Display --value)
      as limberd 2>/run/limberd.log &
      until_is 'systemd-inhibit --list | grep -q "Limber.*delay"'
      remind() {
        at=$(date -u -d '2 seconds' +%T)
        printf "$1" "$at" >/home/limber-rig/.config/limber/reminders/desk.yaml
      }
      as mkdir /home/limber-rig/.config/limber/reminders
      systemd-inhibit --what=idle --who=mpv --why=film --mode=block sleep 100 &
      until_is 'systemd-inhibit --list | grep -q mpv'
      remind 'at: ["%s"]'
      until_is 'as limber status | grep -q "waits: another program keeps the screen on (mpv)"'
      kill %2
      until_is 'as limber status --json | grep -q "\\"deferred\\":null"'
      busctl call org.freedesktop.login1 "/org/freedesktop/login1/session/_3$session" \
        org.freedesktop.login1.Session SetLockedHint b true
      remind 'every: 5m\\nbetween: "%s-23:59:59"\\nat-start: true\\n'
      until_is 'as limber status | grep -q "waits: the screen is locked"'
      echo done
      """)
    #expect(run.output == "done\n", "\(run.errors)")
  }
}
