//! velvoite: statutory duties judged against recorded activities.
