package b;

public class Helper {}
