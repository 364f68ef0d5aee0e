// The door to libpulse, which PipeWire answers as well: opened at the first use, since a machine
// without a sound server has no need of it, and linked it would cost every idle daemon memory. One
// thread at a time.
#pragma once
#include <pulse/pulseaudio.h>

// Opens the library unless it is open: whether it is there.
int limber_pulse_load(void);

// What follows needs a limber_pulse_load that returned 1; all are as in the library's manual.
pa_context *limber_pa_context_new(pa_mainloop_api *api, const char *name);
void limber_pa_context_set_state_callback(pa_context *, pa_context_notify_cb_t, void *);
void limber_pa_context_set_subscribe_callback(pa_context *, pa_context_subscribe_cb_t, void *);
pa_context_state_t limber_pa_context_get_state(const pa_context *);
// Negative: it failed. Starts no server.
int limber_pa_context_connect(pa_context *);
void limber_pa_context_disconnect(pa_context *);
void limber_pa_context_unref(pa_context *);
const char *limber_pa_context_error(const pa_context *);
const char *limber_pa_proplist_gets(const pa_proplist *, const char *key);

// Each starts an operation and forgets it; 0: it could not be started.
int limber_pa_subscribe(pa_context *, pa_subscription_mask_t);
int limber_pa_list_source_outputs(pa_context *, pa_source_output_info_cb_t, void *);
int limber_pa_list_sources(pa_context *, pa_source_info_cb_t, void *);
int limber_pa_list_sink_inputs(pa_context *, pa_sink_input_info_cb_t, void *);
int limber_pa_list_clients(pa_context *, pa_client_info_cb_t, void *);
int limber_pa_list_sinks(pa_context *, pa_sink_info_cb_t, void *);
int limber_pa_server(pa_context *, pa_server_info_cb_t, void *);
