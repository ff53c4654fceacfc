package trace;

/// A value of the model that stands in a record as a number: equal values, equal numbers.
public interface Traced {

    long traceWord();
}
