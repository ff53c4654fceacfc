package nt.services;

/** How far a service has come. */
public enum ServiceState {
    IMPLEMENTED("implemented"),
    NOT_IMPLEMENTED("not implemented"),
    OUT_OF_SCOPE("out of scope");

    private final String text;

    ServiceState(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
