//! temporary
pub use self::built_in::{
    BUILT_IN, BuiltIn, built_in, built_in_names, built_in_platform_called, built_in_platforms,
};

mod built_in;
