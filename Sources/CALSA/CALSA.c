// libasound's error handler is a variadic function pointer, which only C can be.
#define _GNU_SOURCE
#include "CALSA.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static _Thread_local char last[256];
static _Thread_local char taken[256];

static void keep(const char *file, int line, const char *function, int err, const char *fmt, ...) {
  (void)file;
  (void)line;
  (void)function;
  va_list arguments;
  va_start(arguments, fmt);
  int length = vsnprintf(last, sizeof last, fmt, arguments);
  va_end(arguments);
  // Some plugins end their message as a line.
  while (length > 0 && (size_t)length < sizeof last && last[length - 1] == '\n')
    last[--length] = '\0';
  if (err != 0 && length >= 0 && (size_t)length < sizeof last)
    snprintf(last + length, sizeof last - (size_t)length, ": %s", snd_strerror(err));
}

void limber_alsa_keep_messages(void) { snd_lib_error_set_handler(keep); }

const char *limber_alsa_take_message(void) {
  memcpy(taken, last, sizeof taken);
  last[0] = '\0';
  return taken;
}

// Adds a string to a compound: 0, or a negative errno.
static int add_string(snd_config_t *parent, const char *id, const char *value) {
  snd_config_t *node;
  int result = snd_config_imake_string(&node, id, value);
  if (result < 0) return result;
  result = snd_config_add(parent, node);
  if (result < 0) snd_config_delete(node);
  return result;
}

// Adds an empty compound: 0, or a negative errno.
static int add_compound(snd_config_t *parent, const char *id, snd_config_t **made) {
  int result = snd_config_make_compound(made, id, 0);
  if (result < 0) return result;
  result = snd_config_add(parent, *made);
  if (result < 0) snd_config_delete(*made);
  return result;
}

static const char converting[] = "limber_converting";

// pcm.limber_converting { type plug slave.pcm NAME }: as nodes, so that no name needs quoting.
static int define(snd_config_t *top, const char *name) {
  snd_config_t *pcms, *plug, *slave;
  int result = snd_config_search(top, "pcm", &pcms);
  if (result >= 0) result = add_compound(pcms, converting, &plug);
  if (result >= 0) result = add_string(plug, "type", "plug");
  if (result >= 0) result = add_compound(plug, "slave", &slave);
  if (result >= 0) result = add_string(slave, "pcm", name);
  return result;
}

int limber_alsa_open_converting(snd_pcm_t **pcm, const char *name) {
  snd_config_t *global, *top;
  int result = snd_config_update_ref(&global);
  if (result < 0) return result;
  result = snd_config_copy(&top, global);
  snd_config_unref(global);
  if (result < 0) return result;
  result = define(top, name);
  if (result >= 0)
    result = snd_pcm_open_lconf(pcm, converting, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK, top);
  snd_config_delete(top);
  return result;
}

void limber_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

int limber_join_until(pthread_t thread, const struct timespec *deadline) {
  return pthread_timedjoin_np(thread, NULL, deadline);
}
