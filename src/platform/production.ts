// React decides by this variable, when it is first loaded, between its production code and a development one that is
// several times slower and checks what our tests check. Import this before anything that imports React.
process.env.NODE_ENV ??= 'production'
