package server.view;

/** Why a request got no answer. */
public record ErrorView(int status, String error) {}
