import './design/tokens.css';
import './components/waymark-app';
