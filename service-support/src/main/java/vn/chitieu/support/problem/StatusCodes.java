package vn.chitieu.support.problem;

/** The code that stands for a status which the container chose by itself. */
@FunctionalInterface
public interface StatusCodes {

    /** Returns the code of a status from 400 to 599. */
    ErrorCode of(int status);
}
